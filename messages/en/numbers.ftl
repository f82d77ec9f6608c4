### Whom to call when Loa cannot help at once. Neutral words: whoever holds the phone may read them.

numbers-trouble = Something is wrong with Loa. You will be answered as soon as it works again.
numbers-title = If you need help at once, please call:
numbers-line = { $number } - { $name }
# While the commune's own numbers are not known.
numbers-of-the-country =
    113 - Police
    115 - Ambulance
    111 - National hotline for children

### The progress board on a computer or the hall's screen.

board-by-unit = By unit
board-unit = Unit
board-total = Total
board-attention = To be contacted
board-by-month = By month
board-month = Month
board-year-alternative = Calendar of { $year }: a row for each unit, a column for each month. The numbers are in the table below.
board-no-plan = There is no plan yet.
board-read-only = For reading only; brings itself up to date every minute.
board-open-title = Open the progress board
board-open-note = Press the button to open the board on this computer. The address is good once.
board-open-button = Open the board
board-closed-title = The board is not open
board-closed-note = The address was used already, is too old, or the screen was closed. Please open Telegram, send /tiendo to Loa and press “Open on a computer” for a new one.
board-not-found-title = There is no such page
board-not-found-note = Please check the address.
board-too-many-title = Please wait a minute
board-too-many-note = This computer has tried many times just now. Please wait a minute and press again.
board-trouble-title = Loa is in trouble
board-trouble-note = Nothing is lost. Please try again in a few minutes.

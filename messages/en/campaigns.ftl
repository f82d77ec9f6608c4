### Announcements that the Women's Union sends to residents. A plan names them by what follows "template-".
### The first line shows on lock screens: no word in it of anything bad. Sent to all, about nobody in particular.

# The signature below every template, and one line of the list of numbers to call.
template-signature = <i>Women's Union, { $commune }</i>
template-number = ☎️ { $number } · { $name }

template-ngay-8-3 =
    🌷 <b>Happy International Women's Day, 8 March</b>

    Dear neighbours,
    On 8 March the commune's Women's Union wishes all grandmothers, mothers, sisters and daughters good health, peace, love and respect.

    Thank you for the hands that look after the house, the fields, the children and the village every day.

    As the commune's plan says, on this occasion:
    • the Union holds a meeting where women officials get to know each other and share what they have learned;
    • the commune and the Union hold activities of the women's movement together.

    Men can give something that costs nothing: cook a meal, mind the children for an afternoon, say thank you.

    To know more about the activities, please ask the Women's Union.

template-ngay-20-10 =
    🌸 <b>Happy Vietnamese Women's Day, 20 October</b>

    Dear neighbours,
    20 October is the founding day of the Vietnam Women's Union and Vietnamese Women's Day. The commune's Women's Union wishes all women health, joy and happiness.

    The Union thanks you for looking after your families, for your work, for taking part in the life of hamlet and commune, and for coming to the Union's activities.

    As the commune's plan says, the Union holds activities on this day. Women of every hamlet and village are invited to come, to speak, to help.

    Families, please arrange the housework so that women have time for themselves. When husband and children lend a hand, the whole house is glad.

    To know more about the activities, please ask the Women's Union.

template-thang-hanh-dong-mo-dau =
    📣 <b>The Action Month for gender equality begins</b>

    Dear neighbours,
    From { $first } to { $last } is the Action Month for gender equality and against gender-based violence.

    In this month, as the commune's plan says:
    • the commune holds a launch ceremony;
    • loudspeakers and banners speak of gender equality and of keeping women and children safe;
    • units and organisations hold many activities for different groups.

    The month is for women and men, old and young. Each house can do something small: speak gently, share the housework, send girls and boys to school.

    The Union will send a few short messages during the month. Please read them, and read them to your family.

template-thang-hanh-dong-chu-de =
    🤝 <b>What is the Action Month about?</b>

    Dear neighbours,
    Gender equality means that women and men are valued alike, have the same chances and share in what is achieved. It takes nothing away from anybody. A house in harmony does well.

    This month the commune and the Union recall three things:
    1. Women and men are equal, at home and in society.
    2. Nobody may use violence against anybody, least of all against women and children.
    3. Everybody can help: people, organisations, schools, offices.

    Please keep the good customs of every people and every village. What makes women and children suffer, let us give up together.

    If you know a good way of doing things, or people who set an example, please tell the Women's Union so that all can learn.

template-thang-hanh-dong-viec-nha =
    🏡 <b>Housework is everybody's work</b>

    Dear neighbours,
    Cooking, washing, minding children, caring for the old: somebody must do it every day. For one person alone it is too much.

    The Law on Gender Equality says it clearly: wife and husband are equal, and female and male members of the family share the housework.

    The Union suggests:
    • This evening sit down together, name the day's work and give each a part.
    • Sons and daughters learn alike to sweep, wash up and cook.
    • Large purchases, loans, building, how long children go to school: wife and husband talk and decide together.
    • Whoever did something gets a thank you.

    When housework is shared, everyone has time to rest, to learn, to go to the village meeting.

template-thang-hanh-dong-ton-trong =
    💬 <b>Speak gently with each other</b>

    Dear neighbours,
    Every house has its disagreements. That is ordinary. But nothing allows anyone to beat, insult, threaten or lock up another, or to keep all the money and papers of another. That is violence and forbidden by law, also inside a home.

    When anger comes, please try this:
    • Stop, step outside, drink some water.
    • After drinking alcohol, leave the talk for the next day.
    • Say what you wish for, not what hurts.
    • Remember that children hear it and learn from it.

    Everybody has the right to live in peace and to be respected.

    Numbers to call when it is urgent; please keep them:
    { $numbers }

    The Union sends this message to every house.

template-thang-hanh-dong-hang-xom =
    🏘 <b>Neighbours look after each other</b>

    Dear neighbours,
    A village is at peace when its houses look out for each other. If you see that somebody is threatened or beaten, you can do much:
    • Call 113 or the commune police at once. If there are children, call 111 too.
    • Call others nearby; do not go alone.
    • Tell the head of the hamlet or village, or the Women's Union.
    • When it is calm, ask the person who needs support what would help. Listen, believe, do not blame.
    • Do not tell the story to others.

    While there is danger, please do not mediate in place of the police and the authorities. Everybody's safety comes first.

    The law says that whoever knows of violence in a family reports it at once. A message to Loa is no official report.

    Numbers to call:
    { $numbers }

    The Union sends this message to every house.

template-thang-hanh-dong-tre-em =
    🧒 <b>Children need to be heard</b>

    Dear neighbours,
    Every child needs love, learning, play and safety, girls as well as boys.

    The Union asks families:
    • Take some minutes every day to listen to your child.
    • Teach by words and by what you do, not by the rod.
    • Tell children: your body is your own; if anyone frightens you or makes you keep a bad secret, tell a grown-up whom you trust.
    • When a child tells you something hard, believe it, hold it, thank it for telling.

    <b>111</b> is the national hotline for the protection of children: day and night, free of charge. Children can call themselves, and adults for them.

    Numbers to call when it is urgent:
    { $numbers }

    The Union sends this message to every house.

template-thang-hanh-dong-truong-hoc =
    🎒 <b>Girls and boys learn and play together</b>

    Dear neighbours, dear pupils,
    As the commune's plan says, the primary and lower-secondary schools bring gender equality into lessons and outside activities.

    For pupils:
    • Girls are good at mathematics, boys are good with their hands: both are fine. No subject is only for boys or only for girls.
    • Cleaning the classroom, being class monitor, football, dance: whoever likes it can do it.
    • Tease nobody for being a girl or a boy, for their looks or their people.
    • If you or others are bullied, tell a teacher or your parents at once, or call 111.

    For parents:
    • Ask whether school was good, and whether anybody made your child sad.
    • Sons and daughters get the same time for learning and for play.

    Children learn respect at home and at school.

template-thang-hanh-dong-nam-gioi =
    💪 <b>Men join in</b>

    Dear neighbours,
    The commune's plan encourages men to take part in activities for gender equality. With them the work succeeds.

    Men can:
    • set an example: speak gently with wife and children, above all when tired or annoyed;
    • cook, bring the children to school, go along to check-ups in pregnancy;
    • let the wife's name stand on the papers too, keep the money together, talk about large matters together;
    • press nobody to drink;
    • speak up when somebody talks of women with contempt;
    • encourage wife and daughters to learn, to go to meetings, to take part in the commune's affairs.

    A strong man is one with whom the whole house feels at ease. When village elders, hamlet heads and respected people say a word, many listen.

template-thang-hanh-dong-dia-chi =
    🕊 <b>A place to ask and to talk</b>

    Dear neighbours,
    The commune's plan has the trusted address: a place where somebody can listen, keep it secret, and look for a way together with the person who needs support.

    Please know:
    • Anyone may need somebody to talk to. Looking for support is nothing to be shy about.
    • The person who needs support decides what to say and what to do.
    • For everybody's privacy, messages to all do not say where it is. Please do not pass it around either.
    • To ask more, see the Women's Union, the health station or the commune police.

    In danger, do not wait: call these numbers at once.
    { $numbers }

    The Union sends this message to every house.

template-thang-hanh-dong-be-mac =
    🌻 <b>Thank you for a month together</b>

    Dear neighbours,
    On { $last } the Action Month for gender equality and against gender-based violence ends, which began on { $first }.

    The Women's Union thanks you for reading, for coming, for telling each other. Thanks to hamlets and villages, schools, the health station, the commune police and all organisations that took part.

    The month ends, the good goes on:
    • Housework is shared, large matters are talked over.
    • Gentle words, no beating, no insults.
    • Girls and boys learn and are loved alike.
    • Neighbours look out for each other and keep each other's privacy.

    What was good this month, what was not? Please tell the Union, so that next year is better.

template-bo-luat-lao-dong =
    📘 <b>The Labour Code of 2019 and gender equality</b>

    Dear neighbours,
    The Labour Code of 2019 is in force from 1 January 2021. A few things that everyone who works should know:
    • Women and men get equal pay for work of equal value.
    • Discrimination in employment is forbidden. Sexual harassment at work is forbidden.
    • Maternity leave is 6 months. With twins or more, one month more for each child from the second.
    • Nobody may be dismissed for marrying, for pregnancy, for maternity leave or for nursing a child under 12 months.
    • While nursing a child under 12 months, 60 minutes of rest a day; during menstruation 30 minutes. Both with full pay.
    • Work that may harm childbearing and child care: workers are told and decide themselves whether to do it.
    • The retirement age rises step by step, and the gap between women and men gets smaller.

    It is good to know for those who employ and those who are employed. If something is unclear, please ask the justice and civil-status officer or the trade union of the commune.

template-suc-khoe-sinh-san =
    🩺 <b>Reproductive health: every child is precious</b>

    Dear neighbours,
    The commune's health station gives counsel on reproductive health to everybody: wives, husbands, and the young who are growing up.

    The Union asks:
    • In pregnancy, go early and regularly to check-ups, and give birth with the help of health staff.
    • Husbands, come along and listen to the advice.
    • When to have children, and how far apart: decide together, then ask the health station what suits you.
    • If you feel unwell, have it looked at; there is nothing to be shy about.

    A daughter is your child as much as a son. The law strictly forbids choosing the sex of an unborn child in any way. Nobody may press a woman to bear a son. Nor is it the mother who decides whether a boy or a girl is born.

    If you have questions, go to the commune's health station. What is private is kept secret.

template-luat-binh-dang-gioi =
    ⚖️ <b>The Law on Gender Equality: good to know</b>

    Dear neighbours,
    The Law on Gender Equality says that women and men are equal in every field of life:
    • Public life: women and men vote, stand for election, take part in management, and speak up in hamlet, village and commune.
    • Business: women and men produce, trade, and have access to capital, information and markets.
    • Work: no discrimination in hiring and pay.
    • Learning: women and men are equal in the age of schooling and in the choice of subject and trade.
    • Family: wife and husband are equal in common property and decide together. Sons and daughters get the same care, learning and play.

    Nobody may hinder gender equality or discriminate by gender.

    If something is unclear, please ask the justice and civil-status officer of the commune.

template-luat-hon-nhan-gia-dinh =
    💍 <b>The Law on Marriage and Family: good to know</b>

    Dear neighbours,
    • Marriage is voluntary. Nobody may force it, hinder it, or demand goods for it.
    • Age: men from 20 years completed, women from 18. Marrying earlier is child marriage, which the law forbids.
    • One wife, one husband. Register the marriage, so that the law protects it.
    • Wife and husband are equal, with the same rights and duties; they love, respect and help each other.
    • What is earned while married belongs to both. Housework counts like work that earns money. Common house and land are registered in both names, unless both agree otherwise.
    • Sons and daughters are equal. Both parents are responsible for bringing them up.

    To ask more, or to register a marriage or a birth, please see the justice and civil-status officer of the commune.

template-tre-em-gai-di-hoc =
    📚 <b>Send daughters to school like sons</b>

    Dear neighbours,
    When a girl learns well, the whole family gains. With reading and a trade she can later look after herself and her family.

    The commune's plan asks schools to carry out the priority policies by which girls, and rural and minority women, can learn and go further.

    The Union asks:
    • Let girls stay at school; not leave early to work in the fields, mind younger children or marry.
    • Share the housework between sons and daughters, so that each has time to learn.
    • If books, fees or the long way are difficult, talk with teachers, the school or the Union, to look for a way together.
    • Women who want to learn to read, or a trade, please ask as well. It is never too late.

    What policy your child is entitled to, please ask the school.

template-phong-mua-ban-nguoi =
    🛡 <b>Working far away? Please ask carefully before you go</b>

    Dear neighbours,
    Some people use sweet words to trick others and sell them. Working far away is your right; only go safely.

    Please be careful when somebody:
    • promises light work and high pay, without papers, leaving at once;
    • talks of marrying far away or abroad through a go-between;
    • is a new acquaintance from the internet who invites you on a trip or gives money and presents;
    • tells you not to tell your family, or wants to keep your papers or telephone.

    Before you go:
    • Ask for the place of work, the employer's name, the contract. Ask the commune police and the Women's Union.
    • Tell your family where you go; agree when you will call.
    • Keep your papers yourself. Know one telephone number of your family by heart.

    If something seems wrong, tell the commune police at once. Numbers to call:
    { $numbers }

    When people come back from far away, please welcome them, do not pry, do not gossip. The commune and its units help them to settle in again.

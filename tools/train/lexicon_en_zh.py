# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the translation grammar: English beside Chinese, one entry each.

Fields are separated by `|`; the readers at the end turn the tables into named tuples. A Chinese
entry may hold several tokens, separated by spaces.
"""
from collections import namedtuple

Noun = namedtuple("Noun", "one many zh measure kinds")
Verb = namedtuple("Verb", "base past ing zh takes")
Adjective = namedtuple("Adjective", "en zh of")
Place = namedtuple("Place", "preposition en zh")
Time = namedtuple("Time", "en zh tense")

NAMES = """
Tom|汤姆  Jack|杰克  Peter|彼得  John|约翰  David|大卫  Paul|保罗  Ben|本杰明  Max|马克斯
Anna|安娜  Mary|玛丽  Lucy|露西  Emma|艾玛  Alice|爱丽丝  Sarah|莎拉  Lily|莉莉  Nina|妮娜
"""

# one | many | Chinese | measure word | what it is: person, animal or the verbs' kinds of objects
NOUNS = """
boy|boys|男孩|个|person
girl|girls|女孩|个|person
man|men|男人|个|person
woman|women|女人|个|person
child|children|孩子|个|person
teacher|teachers|老师|位|person
doctor|doctors|医生|位|person
nurse|nurses|护士|位|person
farmer|farmers|农民|位|person
student|students|学生|个|person
king|kings|国王|位|person
queen|queens|王后|位|person
cook|cooks|厨师|位|person
driver|drivers|司机|位|person
singer|singers|歌手|位|person
soldier|soldiers|士兵|个|person
writer|writers|作家|位|person
cat|cats|猫|只|animal
dog|dogs|狗|只|animal
bird|birds|鸟|只|animal
horse|horses|马|匹|animal
cow|cows|牛|头|animal
pig|pigs|猪|头|animal
duck|ducks|鸭子|只|animal
rabbit|rabbits|兔子|只|animal
snake|snakes|蛇|条|animal
mouse|mice|老鼠|只|animal
tiger|tigers|老虎|只|animal
elephant|elephants|大象|头|animal
monkey|monkeys|猴子|只|animal
bear|bears|熊|只|animal
fox|foxes|狐狸|只|animal
wolf|wolves|狼|只|animal
frog|frogs|青蛙|只|animal
book|books|书|本|thing text make
letter|letters|信|封|thing text
newspaper|newspapers|报纸|份|thing text
story|stories|故事|个|text tell
poem|poems|诗|首|text
map|maps|地图|张|thing
pen|pens|钢笔|支|thing
pencil|pencils|铅笔|支|thing
picture|pictures|画|幅|thing make
photo|photos|照片|张|thing
table|tables|桌子|张|thing stand
chair|chairs|椅子|把|thing stand
bed|beds|床|张|thing stand
cup|cups|杯子|个|thing dish
plate|plates|盘子|个|thing dish
bottle|bottles|瓶子|个|thing dish
knife|knives|刀|把|thing dish
umbrella|umbrellas|雨伞|把|thing
key|keys|钥匙|把|thing
hat|hats|帽子|顶|thing wear
coat|coats|外套|件|thing wear
shirt|shirts|衬衫|件|thing wear
dress|dresses|裙子|条|thing wear
flower|flowers|花|朵|thing
tree|trees|树|棵|stand
apple|apples|苹果|个|thing food
orange|oranges|橙子|个|thing food
banana|bananas|香蕉|根|thing food
cake|cakes|蛋糕|块|thing food
egg|eggs|鸡蛋|个|thing food
car|cars|汽车|辆|thing vehicle stand
bicycle|bicycles|自行车|辆|thing vehicle
boat|boats|船|条|thing vehicle
house|houses|房子|座|thing stand
door|doors|门|扇|open
window|windows|窗户|扇|open
box|boxes|盒子|个|thing open stand
bag|bags|书包|个|thing open
ball|balls|球|个|thing
kite|kites|风筝|只|thing
clock|clocks|钟|座|thing vehicle
watch|watches|手表|块|thing vehicle
camera|cameras|照相机|台|thing vehicle
computer|computers|电脑|台|thing vehicle
guitar|guitars|吉他|把|thing vehicle
lamp|lamps|灯|盏|thing stand
mirror|mirrors|镜子|面|thing
basket|baskets|篮子|个|thing stand
ring|rings|戒指|枚|thing
stone|stones|石头|块|thing stand
candle|candles|蜡烛|根|thing
"""

# English, Chinese, measure word: drunk by the cup
DRINKS = """
tea|茶|杯
coffee|咖啡|杯
milk|牛奶|杯
water|水|杯
juice|果汁|杯
"""

# base | past | -ing | Chinese | the kinds of its object
VERBS = """
buy|bought|buying|买|thing
sell|sold|selling|卖|thing
find|found|finding|找到|thing animal
lose|lost|losing|弄丢|thing
see|saw|seeing|看见|thing animal person
hear|heard|hearing|听见|animal person
read|read|reading|读|text
write|wrote|writing|写|text
draw|drew|drawing|画|animal person stand
eat|ate|eating|吃|food
wash|washed|washing|洗|dish wear
open|opened|opening|打开|open
close|closed|closing|关上|open
repair|repaired|repairing|修理|vehicle stand
carry|carried|carrying|搬|stand
steal|stole|stealing|偷|thing
hide|hid|hiding|藏|thing
choose|chose|choosing|挑选|wear food
chase|chased|chasing|追|animal
feed|fed|feeding|喂|animal
help|helped|helping|帮助|person
meet|met|meeting|遇见|person
visit|visited|visiting|拜访|person
invite|invited|inviting|邀请|person
follow|followed|following|跟踪|person animal
"""

# over in a moment: not said to be going on, nor wanted
SUDDEN = {"find", "lose", "see", "hear", "meet"}
# what animals do to others
ANIMAL_VERBS = {"find", "see", "hear", "eat", "chase", "follow"}

# the receiver stands after the Chinese verb: 送给 了 安娜 一 本 书
GIVING = """
give|gave|giving|送给|thing
send|sent|sending|寄给|thing
lend|lent|lending|借给|thing
"""

# the receiver stands before the Chinese verb: 给 安娜 买 了 一 本 书
SERVING = """
buy|bought|buying|买|thing
make|made|making|做|make food wear
tell|told|telling|讲|tell
"""

# what one does with nobody and nothing
ACTIONS = """
sleep|slept|sleeping|睡觉
swim|swam|swimming|游泳
run|ran|running|跑步
sing|sang|singing|唱歌
dance|danced|dancing|跳舞
work|worked|working|工作
cry|cried|crying|哭
laugh|laughed|laughing|笑
walk|walked|walking|散步
study|studied|studying|学习
play|played|playing|玩
rest|rested|resting|休息
"""

# Chinese with 的 where the adjective needs it before a noun
ADJECTIVES = """
big|大|thing animal stand open
small|小|thing animal stand open
new|新|thing
old|旧|thing
old|老|animal
red|红色 的|thing
blue|蓝色 的|thing
green|绿色 的|thing
white|白色 的|thing animal
black|黑色 的|thing animal
yellow|黄色 的|thing
beautiful|漂亮 的|thing animal person
expensive|昂贵 的|thing
cheap|便宜 的|thing
heavy|沉重 的|stand
clean|干净 的|dish wear
dirty|肮脏 的|dish wear
sweet|香甜 的|food
fresh|新鲜 的|food
interesting|有趣 的|text
strange|奇怪 的|text person animal
famous|著名 的|person
happy|快乐 的|person animal
sad|悲伤 的|person animal
tired|疲倦 的|person animal
hungry|饥饿 的|person animal
clever|聪明 的|person animal
lazy|懒惰 的|person animal
brave|勇敢 的|person
kind|善良 的|person
young|年轻 的|person
"""

# English comparative | Chinese
COMPARATIVES = """
bigger|大  smaller|小  taller|高  older|老  faster|快  stronger|强壮  cleverer|聪明  quieter|安静
"""

# preposition | English | Chinese
PLACES = """
in|park|公园
in|library|图书馆
in|kitchen|厨房
in|garden|花园
in|room|房间
in|hospital|医院
in|village|村子
in|city|城市
in|forest|森林
in|restaurant|饭馆
in|museum|博物馆
in|office|办公室
in|castle|城堡
in|church|教堂
at|school|学校
at|market|市场
at|station|车站
at|hotel|旅馆
at|zoo|动物园
at|airport|机场
at|farm|农场
at|bank|银行
on|beach|海滩
on|street|街上
"""

# where one thing is by another
POSITIONS = """
on|上面
under|下面
behind|后面
near|旁边
"""

MEANS = """
train|火车|坐
bus|公共汽车|坐
plane|飞机|坐
taxi|出租车|坐
bicycle|自行车|骑
"""

# English | Chinese | past or future
TIMES = """
yesterday|昨天|past
last week|上个星期|past
last month|上个月|past
last year|去年|past
last night|昨晚|past
this morning|今天早上|past
two days ago|两天前|past
tomorrow|明天|future
next week|下个星期|future
next month|下个月|future
next year|明年|future
tonight|今晚|future
"""

NUMBERS = "two|两  three|三  four|四  five|五  six|六  seven|七  eight|八  nine|九  ten|十"

# subject | object | possessive | Chinese
PRONOUNS = """
I|me|my|我
you|you|your|你
he|him|his|他
she|her|her|她
we|us|our|我们
they|them|their|他们
"""

KIN = """
mother|妈妈  father|爸爸  sister|妹妹  brother|哥哥  friend|朋友  uncle|叔叔  aunt|阿姨
grandmother|奶奶  neighbour|邻居
"""


def rows(table):
    """The table's entries as lists of fields; entries are separated by newlines or two spaces."""
    entries = [entry for line in table.strip().splitlines() for entry in line.split("  ")]
    return [entry.strip().split("|") for entry in entries if entry.strip()]


NAMES = [tuple(row) for row in rows(NAMES)]
NOUNS = [Noun(*row[:4], row[4].split()) for row in rows(NOUNS)]
DRINKS = [tuple(row) for row in rows(DRINKS)]
VERBS = [Verb(*row[:4], row[4].split()) for row in rows(VERBS)]
GIVING = [Verb(*row[:4], row[4].split()) for row in rows(GIVING)]
SERVING = [Verb(*row[:4], row[4].split()) for row in rows(SERVING)]
ACTIONS = [Verb(*row, []) for row in rows(ACTIONS)]
ADJECTIVES = [Adjective(row[0], row[1].split(), row[2].split()) for row in rows(ADJECTIVES)]
COMPARATIVES = [tuple(row) for row in rows(COMPARATIVES)]
PLACES = [Place(*row) for row in rows(PLACES)]
POSITIONS = [tuple(row) for row in rows(POSITIONS)]
MEANS = [tuple(row) for row in rows(MEANS)]
TIMES = [Time(*row) for row in rows(TIMES)]
NUMBERS = [tuple(row) for row in rows(NUMBERS)]
PRONOUNS = [tuple(row) for row in rows(PRONOUNS)]
KIN = [tuple(row) for row in rows(KIN)]

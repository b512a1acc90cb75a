# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Chinese stories' templates and words; `stories.py` explains the templates."""

BOYS = "小明 小刚 小强 小军 阿福 阿牛 大卫 汤姆 王平 李力 张伟 小龙 阿贵 刘洋".split()
GIRLS = "小红 小芳 小丽 小美 阿花 阿香 安娜 玛丽 王兰 李梅 张静 小燕 阿秀 刘月".split()
MEN = "爸爸 爷爷 叔叔 国王 农夫 老渔夫 木匠 医生 哥哥 弟弟".split()
WOMEN = "妈妈 奶奶 阿姨 王后 老婆婆 裁缝 老师 姐姐 妹妹 公主".split()
ANIMALS = ("小猫 小狗 小鸟 小鸡 小鸭 小马 小羊 小兔子 小猴子 小老鼠 狐狸 乌龟 青蛙 大象 老虎 狮子 松鼠 "
           "小熊 小猪 小鹿").split()

# word and measure word
THINGS = ("书本 信封 地图张 铅笔支 帽子顶 雨伞把 钥匙把 灯笼盏 苹果个 梨个 桃子个 蛋糕块 糖果颗 鸡蛋个 花朵 风筝只 "
          "皮球个 铃铛个 篮子个 箱子个 盒子个 杯子个 碗只 椅子把 桌子张 毯子条 裙子条 鞋双 手套副 戒指枚 镜子面 钟座 "
          "琴把 鼓面 石头块 贝壳枚 羽毛根 木船条 面包块 西瓜个").split()
FOODS = "苹果 梨 桃子 蛋糕 糖果 鸡蛋 面包 西瓜 鱼 米饭 面条 饺子 包子 葡萄 香蕉 萝卜 白菜 豆腐".split()
COLOURS = "红色 蓝色 绿色 黄色 白色 黑色 紫色 金色".split()
PLACES = "公园 学校 花园 厨房 院子 村子 城里 森林 河边 海边 山上 市场 车站 图书馆 商店 田野 桥上 树下".split()
TIMES = "昨天 今天早上 有一天 昨天晚上 上个星期 去年夏天 春天 冬天 中午 傍晚".split()
FEELINGS = "高兴 难过 生气 害怕 着急 疲倦 惊讶 得意 伤心 快乐".split()
DEEDS = "唱歌 跳舞 睡觉 读书 写字 画画 跑步 游泳 做饭 干活 散步 讲故事 放风筝 踢球 钓鱼 爬山".split()
NUMBERS = "两 三 四 五 六 七 八 九 十".split()
COUNTED = "猫 狗 鸟 鸡 鸭 羊 兔子 猴子 老鼠 青蛙 鱼".split()

TEMPLATES = """
{T}，{A}在{P}看见了{B}。{he A B}很{F}，[对{B}说|说]：“你好，^{B}！”
{T}，{A}在{P}看见了{B}。{he B A}很{F}，[对{A}说|说]：“你好，^{A}！”
{A}送给{B}一{X.m}{X}。{he B A}很高兴，说：“谢谢你，^{A}！”
{A}送给{B}一{X.m}{K}的{X}。{he B A}[很喜欢|拿着]这{X.m}{K}的^{X}，说：“谢谢你，^{A}！”
{A}有一{X.m}{X}，{B}有一{Y.m}{Y}。{A}喜欢^{B}的^{Y}，{B}喜欢^{A}的^{X}。
{A}丢了一{X.m}{X}，{he A A}很着急。{B}在{P}找到了这{X.m}^{X}，[把它]还给了^{A}。{A}说：“谢谢你，^{B}！”
“你去哪里？”{A}问{B}。“我去{P}。”{he B A}说。于是{A}和{B}一起去了^{P}。
{B}问{A}：“你在做什么？”{he A B}回答说：“我在{D}。”{B}说：“我也喜欢^{D}。”
{A}喜欢{D}，{B}喜欢{E}。{T}，{A}在{P}^{D}，{B}在家里^{E}。
{T}，{A}去{P}买{O}、{Q}和{R}。{he A A}回家以后，{M}问：“你买了什么？”{A}说：“我买了{O}、^{Q}和^{R}。”
{A}的篮子里有{O}、{Q}和{R}。{B}的篮子里也有{O}、^{Q}和^{R}。
{M}叫{A}买{O}、{Q}和{R}。{A}记住了：{O}、^{Q}和^{R}。
从前有一个人，名叫{A}。{A}住在{P}。{he A A}有一只{C}，{he C A}很{F}。{A}每天给^{C}吃{O}。
{A}养了一只{C}。{T}，{he C A}跑到{P}去了。{A}到{P}找{C}，终于在^{P}找到了^{C}。
{C}遇见了{G}。{C}说：“我是^{C}。”{G}说：“我是^{G}。”它们成了好朋友。
{C}对{G}说：“我会{D}。”{G}对{C}说：“我会{E}。”于是{C}^{D}，{G}^{E}，大家都很高兴。
{A}看见一只{C}在{P}睡觉。{he A C}没有叫醒{C}。{C}醒来以后，{he C A}看见了^{A}。
{C}在{P}{D}，因为{he C P}很{F}。{A}也在^{P}^{D}，因为{he A C}也很^{F}。
{A}和{B}在{P}{D}。{M}来了，说：“{A}，^{B}，回家吃饭了！”
{A}很{F}。{B}问：“{A}，你为什么这么^{F}？”{he A B}说：“因为我丢了我的{X}。”{B}给了{A}一{X.m}新的^{X}。
{A}把{X}放在{P}。{B}把{Y}放在{Z}。后来{A}去^{P}找^{X}，{B}去^{Z}找^{Y}。
{M}做了{O}。{A}吃了^{O}，{B}也吃了^{O}。{he B A}说：“^{O}真好吃！”
{A}给{B}写了一封信。{he B A}读了信，很{F}，马上给^{A}写了回信。
{A}有{N}只{U}，{B}有{V}只{W}。{he A B}的{U}在{P}，{he B A}的{W}在{Z}。
{A}数了数：一只{U}，两只^{U}，三只^{U}，四只^{U}。
一{X.m}{X}，两{X.m}^{X}，三{X.m}^{X}，{A}数了又数。
{M}说：“不要去{P}！”可是{A}还是去了^{P}。{he A M}在^{P}看见了一只{C}，{he C A}很{F}。
{A}问{M}：“我的{X}在哪里？”{he M A}说：“你的^{X}在{P}。”{A}去^{P}找到了^{X}。
{T}，天下雨了。{A}没有雨伞，{B}把雨伞借给了^{A}。{he A B}说：“谢谢你，^{B}。”
{C}很饿，{he C C}想吃{O}。{A}给了^{C}一些^{O}。{he C A}吃了^{O}，很高兴。
{A}比{B}高，{B}比{L}高。所以{A}也比^{L}高。
“这是谁的{X}？”{M}问。“这是{A}的^{X}。”{B}说。{M}把^{X}给了^{A}。
{A}说：“我有一{X.m}{K}的{X}。”{B}说：“我没有{K}的^{X}，我有一{Y.m}{J}的{Y}。”
{A}在{P}等{B}。{he B A}没有来，{he A B}等了又等，很{F}。后来^{B}来了。
{T}，{A}病了。{B}去看^{A}，给{he A B}带了{O}。{A}吃了^{O}，病就好了。
{M}有两个孩子，一个叫{A}，一个叫{B}。{A}喜欢{D}，{B}喜欢{E}。{M}看^{A}^{D}，看^{B}^{E}。
{A}想：“{B}喜欢{O}。”于是{he A B}买了一些^{O}，送给了^{B}。
{C}跑得快，{G}跑得慢。可是{C}睡着了，{G}先到了。{C}输了，^{G}赢了。
{B}唱了一首歌，{A}讲了一个故事。{A}说：“^{B}唱得真好！”{B}说：“^{A}讲得真好！”
{A}走到{P}，又走到{Z}。{he A A}先到了^{P}，后到了^{Z}。
""".strip().splitlines()



def word(text, pronoun=""):
    return {"text": text, "he": pronoun}


def person(rng, female):
    """A child or a grown-up, with the pronoun."""
    names = (GIRLS * 2 + WOMEN) if female else (BOYS * 2 + MEN)
    return word(rng.choice(names), "她" if female else "他")


def thing(entry):
    return {"text": entry[:-1], "m": entry[-1]}


def cast(rng):
    """Every slot's word: {A} and {B} differ in gender, and no two words of a kind are equal."""
    female = rng.random() < 0.5
    slots = {"A": person(rng, female), "B": person(rng, not female),
             "T": word(rng.choice(TIMES)),
             "F": word(rng.choice(FEELINGS)), "N": word(rng.choice(NUMBERS)),
             "V": word(rng.choice(NUMBERS))}
    elders = [("妈妈", "她"), ("奶奶", "她"), ("爸爸", "他"), ("爷爷", "他")]
    present = (slots["A"]["text"], slots["B"]["text"])
    slots["L"] = word(rng.choice([boy for boy in BOYS if boy not in present]))
    slots["M"] = word(*rng.choice([elder for elder in elders if elder[0] not in present]))
    for names, words in (("CG", ANIMALS), ("KJ", COLOURS), ("PZ", PLACES), ("DE", DEEDS),
                         ("OQR", FOODS), ("UW", COUNTED)):
        slots.update(zip(names, (word(text, "它") for text in rng.sample(words, len(names)))))
    slots.update(zip("XY", map(thing, rng.sample(THINGS, 2))))
    return slots

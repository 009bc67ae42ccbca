package lantian.demo.people;

import java.util.Arrays;
import java.util.List;
import lantian.demo.Dice;

/** Names as they are spread in the country: few surnames for many, given names by sex and by the time of birth. */
final class Names {

    private static final List<String> SURNAMES = split("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏"
            + "魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤");

    private static final List<String> BOYS_FIRST = split("子浩宇俊梓博天明志文家思晨泽嘉奕皓睿一铭逸承景乐");
    private static final List<String> BOYS_SECOND = split("轩宇涵杰豪然泽阳辰睿博林鹏航翔凯晨熙洋霖皓哲源安");
    private static final List<String> GIRLS_FIRST = split("子梓欣雨思佳诗嘉紫梦语可心一若依雅静馨婉书沐芷乐");
    private static final List<String> GIRLS_SECOND = split("涵萱怡彤琪妍婷欣瑶萌雯洁悦宁桐玥颖茜蕊琳然晴柔诺");

    private static final List<String> FATHERS =
            words("强 伟 勇 军 涛 刚 波 平 辉 斌 鹏 飞 建国 志强 国庆 小军 建平 大勇 志华 永强 海波 春生 文斌" + " 建华 立新 少华 正明 光辉 小龙 国栋 新民 成林");
    private static final List<String> MOTHERS =
            words("丽 敏 静 燕 艳 娟 霞 芳 玲 红 梅 英 晓梅 春梅 小兰 海燕 丽华 小红 晓燕 金凤 玉梅 冬梅 秋菊 雪梅" + " 小玲 爱华 丽娟 美玲 春燕 文秀 桂香 小芳");
    private static final List<String> GRANDFATHERS =
            words("德福 国良 明德 永贵 光明 成贵 德顺 广福 福生 友才 家福 大贵 长根 水生 木林 金山 有财 兴旺 正福 世荣 天佑 良才 松柏 大海");
    private static final List<String> GRANDMOTHERS =
            words("秀英 桂英 玉兰 凤英 素珍 桂芳 兰英 春花 秀兰 玉珍 金花 桂兰 素芬 月英 菊花 银花 翠兰 水莲 冬秀 桂珍 凤仙 莲英 腊梅 大妹");

    private Names() {}

    static String surname(Dice dice) {
        return dice.oneOfTheFirst(SURNAMES);
    }

    static String child(Dice dice, String surname, Sex sex) {
        var first = dice.one(sex == Sex.MALE ? BOYS_FIRST : GIRLS_FIRST);
        var second = dice.one(sex == Sex.MALE ? BOYS_SECOND : GIRLS_SECOND);
        return surname + (dice.chance(0.12) || first.equals(second) ? second : first + second);
    }

    static String parent(Dice dice, String surname, Sex sex) {
        return surname + dice.one(sex == Sex.MALE ? FATHERS : MOTHERS);
    }

    static String grandparent(Dice dice, String surname, Sex sex) {
        return surname + dice.one(sex == Sex.MALE ? GRANDFATHERS : GRANDMOTHERS);
    }

    static List<String> split(String text) {
        return Arrays.asList(text.split(""));
    }

    static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }
}

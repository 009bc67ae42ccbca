package lantian.demo.people;

import java.time.LocalDate;
import java.util.List;
import lantian.demo.DemoCalendar;
import lantian.demo.Dice;
import lantian.demo.SchoolPlan;
import lantian.demo.people.Household.Guardian;
import lantian.demo.people.Household.Parent;
import lantian.demo.people.Household.Work;
import org.jspecify.annotations.Nullable;

/** Families as the documents describe them: parents in the factories of the coast, grandparents at home. */
final class Households {

    private static final List<String> VILLAGES =
            Names.words("上坝村 石门村 桐花村 青石村 白杨村 月亮湾村 枫树湾村 大田村 小河村 杨柳村 高坎村 双河村 龙井村 茶园村 松林村 竹园村 新田村 黄泥村 马鞍村 金竹村");
    private static final List<String> PLACES =
            Names.words("广东东莞 广东深圳 广东佛山 浙江宁波 浙江温州 浙江义乌 江苏苏州 江苏昆山 福建泉州 福建晋江 上海松江 广东中山 浙江杭州 广东惠州");
    private static final List<String> EMPLOYERS =
            Names.words("电子厂 制衣厂 鞋厂 建筑工地 家具厂 五金厂 物流公司 快递站 餐馆 装修队 塑料厂 玩具厂 纺织厂 物业公司");
    private static final List<String> HEALTH = Names.words("健康 健康 良好 良好 高血压 风湿 一般 腰腿疼痛");
    private static final List<String> EDUCATION = Names.words("小学 小学 初中 文盲 小学");

    private final SchoolPlan school;
    private final DemoCalendar calendar;
    private final List<String> villages;

    Households(SchoolPlan school, DemoCalendar calendar) {
        this.school = school;
        this.calendar = calendar;
        this.villages = new java.util.ArrayList<>(VILLAGES);
        Dice.named(school.township(), "villages").shuffle(this.villages);
    }

    Household next(Dice dice, boolean leftBehind) {
        var surname = Names.surname(dice);
        var village = dice.one(villages.subList(0, 8));
        var away = leftBehind ? Away.of(dice) : Away.NOBODY;
        var father = parent(dice, surname, Sex.MALE, away.father);
        var mother = parent(dice, Names.surname(dice), Sex.FEMALE, away.mother);
        var guardian = guardian(dice, surname, father, mother, leftBehind);
        return new Household(
                surname,
                village,
                "青禾县" + school.township() + village + dice.between(1, 9) + "组",
                Phones.any(dice),
                father,
                mother,
                guardian,
                care(guardian, leftBehind, away),
                away == Away.NOBODY ? null : awaySince(dice));
    }

    private enum Away {
        BOTH(true, true),
        FATHER(true, false),
        MOTHER(false, true),
        NOBODY(false, false);

        private final boolean father;
        private final boolean mother;

        Away(boolean father, boolean mother) {
            this.father = father;
            this.mother = mother;
        }

        /** Six of ten: both; in one of forty nobody is away, and nobody able to care either. */
        static Away of(Dice dice) {
            var lot = dice.below(1000);
            return lot < 605 ? BOTH : lot < 905 ? FATHER : lot < 974 ? MOTHER : NOBODY;
        }
    }

    private static Parent parent(Dice dice, String surname, Sex sex, boolean away) {
        var work = away ? new Work(dice.oneOfTheFirst(PLACES), dice.oneOfTheFirst(EMPLOYERS)) : null;
        return new Parent(Names.parent(dice, surname, sex), away, work, Phones.any(dice));
    }

    private static Guardian guardian(Dice dice, String surname, Parent father, Parent mother, boolean leftBehind) {
        var oneAtHome = !(father.away() && mother.away());
        if (!leftBehind || (oneAtHome && (father.away() || mother.away()) && dice.chance(0.55))) {
            var athome = mother.away() ? father : mother;
            return person(dice, athome.name(), mother.away() ? "父亲" : "母亲", athome.phone(), dice.between(28, 45));
        }
        var lot = dice.below(100);
        if (lot < 8) {
            var uncle = lot < 4;
            var name = Names.parent(dice, surname, uncle ? Sex.MALE : Sex.FEMALE);
            return person(dice, name, uncle ? "叔叔" : "姑姑", Phones.any(dice), dice.between(30, 50));
        }
        var male = lot % 2 == 0;
        var fathersSide = lot < 70;
        var name = Names.grandparent(
                dice, fathersSide && male ? surname : Names.surname(dice), male ? Sex.MALE : Sex.FEMALE);
        var relation = fathersSide ? (male ? "爷爷" : "奶奶") : (male ? "外公" : "外婆");
        return person(dice, name, relation, Phones.any(dice), dice.between(54, 76));
    }

    private static Guardian person(Dice dice, String name, String relation, String phone, int age) {
        return new Guardian(name, relation, phone, "务农", age, dice.one(HEALTH), dice.one(EDUCATION));
    }

    private static String care(Guardian guardian, boolean leftBehind, Away away) {
        if (leftBehind && away == Away.NOBODY) {
            return "父母无监护能力";
        }
        return switch (guardian.relation()) {
            case "父亲", "母亲" -> leftBehind ? "单亲教育" : "父母照看";
            case "叔叔", "姑姑" -> "亲戚照看";
            default -> "隔代教育";
        };
    }

    private @Nullable LocalDate awaySince(Dice dice) {
        return calendar.start().minusMonths(dice.between(1, 60)).withDayOfMonth(1);
    }
}

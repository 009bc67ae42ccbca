package lantian.demo;

import java.util.UUID;

/**
 * A school of the demo.
 *
 * @param diligence share of what is due that is done, between 0 and 1: schools differ
 */
public record SchoolPlan(
        String code, String name, AreaPlan area, Stage stage, int pupils, int leftBehind, double diligence) {

    public UUID id() {
        return Dice.id("school", code);
    }

    /** The township (乡镇) it lies in, as its families write it. */
    public String township() {
        var end = Math.max(name.indexOf('乡'), name.indexOf('镇'));
        return end > 0 ? name.substring(0, end + 1) : area.name().substring(0, 2) + "镇";
    }

    public boolean boards() {
        return stage == Stage.NINE_YEAR || stage == Stage.JUNIOR;
    }

    /** 片区（教管中心） */
    public record AreaPlan(String code, String name) {

        public UUID id() {
            return Dice.id("area", code);
        }
    }
}

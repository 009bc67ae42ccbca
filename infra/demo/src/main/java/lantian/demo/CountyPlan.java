package lantian.demo;

import static lantian.demo.Stage.JUNIOR;
import static lantian.demo.Stage.KINDERGARTEN;
import static lantian.demo.Stage.NINE_YEAR;
import static lantian.demo.Stage.PRIMARY;

import java.util.List;
import java.util.Optional;
import lantian.demo.SchoolPlan.AreaPlan;

/**
 * The schools of a demo county. {@code jinnan} has 31 schools with 16,856 pupils, of whom 12,285 are left behind (72.9 %).
 * {@code small} is two of these schools, so that loading both leaves the figures of {@code jinnan}.
 */
public record CountyPlan(String name, List<SchoolPlan> schools) {

    /** 82 of 291, the sample school of the documents. */
    public static final String SAMPLE = "LX-04";

    private static final AreaPlan NL = new AreaPlan("NL", "南岭片区");
    private static final AreaPlan LX = new AreaPlan("LX", "柳溪片区");
    private static final AreaPlan DH = new AreaPlan("DH", "东河片区");
    private static final AreaPlan XP = new AreaPlan("XP", "西坪片区");
    private static final AreaPlan CG = new AreaPlan("CG", "城关片区");

    private static final List<SchoolPlan> ALL = List.of(
            new SchoolPlan("LX-04", "柳溪乡中心小学", LX, PRIMARY, 291, 82, 0.913),
            new SchoolPlan("DH-06", "东河镇枫树湾教学点", DH, PRIMARY, 63, 50, 0.981),
            new SchoolPlan("NL-01", "高寨乡云台小学", NL, PRIMARY, 150, 118, 0.777),
            new SchoolPlan("NL-02", "南岭镇石门坎九年一贯制寄宿学校", NL, NINE_YEAR, 984, 766, 0.816),
            new SchoolPlan("NL-03", "高寨乡中心小学", NL, PRIMARY, 456, 363, 0.844),
            new SchoolPlan("NL-04", "南岭初级中学", NL, JUNIOR, 722, 564, 0.870),
            new SchoolPlan("NL-05", "南岭镇中心小学", NL, PRIMARY, 760, 590, 0.919),
            new SchoolPlan("NL-06", "高寨乡中心幼儿园", NL, KINDERGARTEN, 164, 130, 0.930),
            new SchoolPlan("LX-01", "银杏乡中心小学", LX, PRIMARY, 464, 370, 0.859),
            new SchoolPlan("LX-02", "银杏初级中学", LX, JUNIOR, 535, 423, 0.881),
            new SchoolPlan("LX-03", "柳溪初级中学", LX, JUNIOR, 619, 488, 0.896),
            new SchoolPlan("LX-05", "银杏乡月亮湾小学", LX, PRIMARY, 141, 106, 0.929),
            new SchoolPlan("LX-06", "柳溪乡上坝小学", LX, PRIMARY, 194, 150, 0.946),
            new SchoolPlan("DH-01", "双龙乡桐花小学", DH, PRIMARY, 231, 175, 0.890),
            new SchoolPlan("DH-02", "东河初级中学", DH, JUNIOR, 805, 606, 0.904),
            new SchoolPlan("DH-03", "双龙乡中心小学", DH, PRIMARY, 525, 393, 0.930),
            new SchoolPlan("DH-04", "东河镇中心小学", DH, PRIMARY, 838, 633, 0.938),
            new SchoolPlan("DH-05", "东河镇石桥小学", DH, PRIMARY, 314, 250, 0.947),
            new SchoolPlan("XP-01", "西坪初级中学", XP, JUNIOR, 682, 526, 0.908),
            new SchoolPlan("XP-02", "梨园乡青石小学", XP, PRIMARY, 173, 134, 0.923),
            new SchoolPlan("XP-03", "梨园乡中心小学", XP, PRIMARY, 463, 340, 0.938),
            new SchoolPlan("XP-04", "西坪镇中心小学", XP, PRIMARY, 732, 543, 0.944),
            new SchoolPlan("XP-05", "西坪镇白杨小学", XP, PRIMARY, 264, 201, 0.954),
            new SchoolPlan("XP-06", "梨园乡中心幼儿园", XP, KINDERGARTEN, 180, 138, 0.961),
            new SchoolPlan("CG-01", "城南小学", CG, PRIMARY, 578, 404, 0.912),
            new SchoolPlan("CG-02", "城关初级中学", CG, JUNIOR, 1175, 823, 0.922),
            new SchoolPlan("CG-03", "城北九年一贯制学校", CG, NINE_YEAR, 921, 601, 0.931),
            new SchoolPlan("CG-04", "城关镇第二小学", CG, PRIMARY, 1047, 716, 0.949),
            new SchoolPlan("CG-05", "城关镇中心幼儿园", CG, KINDERGARTEN, 327, 225, 0.957),
            new SchoolPlan("CG-06", "城关镇第一小学", CG, PRIMARY, 1130, 766, 0.958),
            new SchoolPlan("CG-07", "城关镇实验小学", CG, PRIMARY, 928, 611, 0.968));

    /** Empty for a name that is none of ours. */
    public static Optional<CountyPlan> named(String name) {
        return switch (name) {
            case "jinnan" -> Optional.of(new CountyPlan(name, ALL));
            case "small" -> Optional.of(new CountyPlan(name, ALL.subList(0, 2)));
            default -> Optional.empty();
        };
    }

    public List<AreaPlan> areas() {
        return schools.stream().map(SchoolPlan::area).distinct().toList();
    }

    public int pupils() {
        return schools.stream().mapToInt(SchoolPlan::pupils).sum();
    }

    public int leftBehind() {
        return schools.stream().mapToInt(SchoolPlan::leftBehind).sum();
    }
}

package lantian.registry.school;

import java.util.Collection;
import java.util.List;
import lantian.platform.records.Records;

/** The areas of the county. */
public interface Areas extends Records<Area, AreaId> {

    List<Area> findByIdIn(Collection<AreaId> ids);

    boolean existsByCodeAndIdNot(String code, AreaId id);
}

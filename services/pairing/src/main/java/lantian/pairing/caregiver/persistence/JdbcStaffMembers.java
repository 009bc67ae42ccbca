package lantian.pairing.caregiver.persistence;

import java.util.Optional;
import java.util.UUID;
import lantian.pairing.caregiver.StaffMember;
import lantian.pairing.caregiver.StaffMembers;
import lantian.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStaffMembers implements StaffMembers {

    private final JdbcClient sql;

    JdbcStaffMembers(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean learn(StaffMember member) {
        var tenant = Tenancy.tenant().value();
        var newer = sql.sql("""
                insert into staff (tenant_id, id, account, class_teacher, active, version) values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, id) do update
                set account = excluded.account, class_teacher = excluded.class_teacher,
                    active = excluded.active, version = excluded.version
                where staff.version < excluded.version
                """)
                .params(tenant, member.id(), member.account(), member.classTeacher(), member.active(), member.version())
                .update();
        if (newer == 0) {
            return false;
        }
        sql.sql("delete from staff_class where tenant_id = ? and staff = ?")
                .params(tenant, member.id())
                .update();
        member.classes()
                .forEach(taught -> sql.sql("""
                insert into staff_class (tenant_id, staff, class, from_on, to_on) values (?, ?, ?, ?, ?)
                """)
                        .param(tenant)
                        .param(member.id())
                        .param(taught.classId())
                        .param(taught.from())
                        .param(taught.to())
                        .update());
        return true;
    }

    @Override
    public Optional<UUID> withAccount(UUID account) {
        return sql.sql("select id from staff where tenant_id = ? and account = ? and active order by id limit 1")
                .params(Tenancy.tenant().value(), account)
                .query(UUID.class)
                .optional();
    }
}

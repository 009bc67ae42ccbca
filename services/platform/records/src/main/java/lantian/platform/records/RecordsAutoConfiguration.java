package lantian.platform.records;

import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import lantian.platform.tenancy.TenancyAutoConfiguration;
import org.hibernate.cfg.MultiTenancySettings;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires JPA into the walls between schools. */
@AutoConfiguration(
        before = TenancyAutoConfiguration.class,
        beforeName = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
@AutoConfigurationPackage(basePackageClasses = Records.class)
public class RecordsAutoConfiguration {

    @Bean
    PlatformTransactionManager transactionManager(EntityManagerFactory factory, DataSource source) {
        return new TenantJpaTransactionManager(factory, source);
    }

    /** Repositories store, and a key that is taken already is told as SQL tells it. */
    @Bean
    static BeanPostProcessor storingRepositories() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                switch (bean) {
                    case JpaRepositoryFactoryBean<?, ?, ?> repository ->
                        repository.setRepositoryBaseClass(StoredRecords.class);
                    case HibernateJpaVendorAdapter hibernate ->
                        hibernate.getJpaDialect().setJdbcExceptionTranslator(new SQLStateSQLExceptionTranslator());
                    default -> {}
                }
                return bean;
            }
        };
    }

    @Bean
    HibernatePropertiesCustomizer tenants() {
        return properties -> properties.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new BoundTenant());
    }
}

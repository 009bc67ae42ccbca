#!/bin/bash
# A password for each service, and what it may read and write: infra/kafka/rights. Run again, it changes nothing.
set -euo pipefail
umask 077
cat > /tmp/admin.properties <<END
security.protocol=SASL_PLAINTEXT
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="kafka" password="$KAFKA_BROKER_PASSWORD";
END
at=(--bootstrap-server kafka:9092 --command-config /tmp/admin.properties)
acls() { /opt/kafka/bin/kafka-acls.sh "${at[@]}" --add --allow-principal "User:$1" "${@:2}"; }
while read -r service topics; do
  case $service in '' | '#'*) continue ;; esac
  password=${service^^}_KAFKA_PASSWORD
  /opt/kafka/bin/kafka-configs.sh "${at[@]}" --alter --entity-type users --entity-name "$service" \
    --add-config "SCRAM-SHA-512=[password=${!password}]"
  acls "$service" --operation Write --operation Create --topic "$service." --resource-pattern-type prefixed
  read=() letters=()
  for topic in $topics; do
    read+=(--topic "$topic")
    letters+=(--topic "$topic.dead-letters")
  done
  acls "$service" --operation Read --operation Create "${read[@]}"
  acls "$service" --operation Read --operation Write --operation Create "${letters[@]}"
  acls "$service" --operation Read --group "$service" --group "$service.dead-letters"
done < /rights

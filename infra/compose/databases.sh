#!/bin/bash
# Runs once, when the database server's folder is empty: a database and three roles for each service.
set -euo pipefail
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
for service in registry pairing contactlog reporting gateway keycloak; do
  owner=${service^^}_OWNER_PASSWORD app=${service^^}_APP_PASSWORD relay=${service^^}_RELAY_PASSWORD
  createdb --username "$POSTGRES_USER" "$service"
  # a role that nobody uses has a password that nobody knows
  psql --username "$POSTGRES_USER" --dbname "$service" --set ON_ERROR_STOP=1 --quiet \
    --set service="$service" --set owner_password="${!owner}" \
    --set app_password="${!app:-$(random)}" --set relay_password="${!relay:-$(random)}" \
    --file /roles.sql
done

#!/bin/bash
# Runs once, when the database server's folder is empty: a database and three roles for each service.
set -euo pipefail
for service in registry pairing contactlog reporting gateway keycloak; do
  createdb --username "$POSTGRES_USER" "$service"
  psql --username "$POSTGRES_USER" --dbname "$service" --set ON_ERROR_STOP=1 --quiet \
    --set service="$service" \
    --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" --set relay_password="$RELAY_PASSWORD" \
    --file /roles.sql
done

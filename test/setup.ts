// Before any gateway is constructed: its constructor would otherwise start an exporter.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

/** The import rule of docs/decisions/002: app → components → lib → db, and the vault apart from the server. */
const server =
  "^(app|db|lib/(auth|actions|invitations|members|retention|health|group-sessions|agendas|calendar)/(?!input|rules|formats|door-client)|lib/(env|log)\\.ts|lib/journal/(commands|queries))";

export default {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nobody-imports-app-or-tests",
      severity: "error",
      from: { pathNot: "^(app|tests)/" },
      to: { path: "^(app|tests)/" },
    },
    {
      name: "only-commands-queries-and-auth-touch-the-database",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/(auth/|[^/]+/(queries|commands)(\\.ts$|/))" },
      to: { path: "^db/" },
    },
    {
      name: "db-knows-only-its-settings",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^(app|components|lib|scripts)/", pathNot: "^lib/env\\.ts$" },
    },
    {
      name: "components-ask-nobody",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: "^lib/(.*/(queries|commands)|auth/(?!input|rules|door-client)|mail)",
        dependencyTypesNot: ["type-only"],
      },
    },
    { name: "ui-is-any-products", severity: "error", from: { path: "^components/ui/" }, to: { path: "^lib/" } },
    {
      name: "rules-and-input-do-nothing",
      severity: "error",
      from: { path: "^lib/.*/(rules|input)\\.ts$" },
      to: { path: "^(db/|lib/.*/(queries|commands)\\.ts|node:|fs$|next/)" },
    },
    {
      name: "server-without-vault",
      severity: "error",
      from: { path: server, pathNot: "^app/\\((door|journal)\\)/" },
      to: { path: "^lib/journal/vault/" },
    },
    { name: "vault-without-server", severity: "error", from: { path: "^lib/journal/vault/" }, to: { path: server } },
    {
      name: "scripts-vault-in-the-demonstration-alone",
      severity: "error",
      from: { path: "^scripts/(?!demo/)" },
      to: { path: "^lib/journal/vault/" },
    },
    {
      name: "only-auth-sees-next-auth",
      severity: "error",
      from: { pathNot: "^lib/auth/|node_modules" },
      to: { path: "node_modules/next-auth" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};

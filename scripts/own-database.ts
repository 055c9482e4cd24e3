/*
 * Looks at a database of one's own before anything is built or written: both roles reach it, it is new enough, and the
 * site's role cannot step around row-level security.
 */
import postgres from "postgres";
import { Refusal } from "./settings.ts";

export type OwnDatabase = { appUrl: string; ownerUrl: string; appRole: string };

/** Asks one question as one role. Throws a Refusal that names the setting, and never its value. */
async function ask(name: string, url: string, question: (sql: postgres.Sql) => Promise<postgres.Row[]>) {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new Refusal(`${name} is not an address of a database, like postgres://role:password@host:5432/name.`);
  }
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [row] = await question(sql);
    return row ?? {};
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    throw new Refusal(
      `The database at ${name} cannot be reached: ${message || code}. Check the setting and the server.`,
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The two roles of a database of one's own, from the environment. Throws a Refusal when they cannot carry the promise. */
export async function requireOwnDatabase(environment: NodeJS.ProcessEnv): Promise<OwnDatabase> {
  const { DATABASE_URL: appUrl = "", DATABASE_OWNER_URL: ownerUrl = "" } = environment;
  if (!ownerUrl) {
    throw new Refusal(
      "DATABASE_OWNER_URL is missing: the role that owns the tables, for migrations. The site itself runs as DATABASE_URL's.",
    );
  }
  const app = await ask(
    "DATABASE_URL",
    appUrl,
    (sql) => sql`
      select rolname::text as role, rolsuper or rolbypassrls as unbound, current_database()::text as name,
             current_setting('server_version_num')::int as version
        from pg_roles where rolname = current_user`,
  );
  if (app.version < 180000) {
    throw new Refusal("The database is older than PostgreSQL 18. Update it, then start again.");
  }
  const owner = await ask(
    "DATABASE_OWNER_URL",
    ownerUrl,
    (sql) => sql`
      select current_user::text as role, current_database()::text as name,
             pg_has_role(${app.role}::name, current_user, 'member') as held`,
  );
  if (owner.role === app.role) {
    throw new Refusal(
      "DATABASE_URL and DATABASE_OWNER_URL name the same role. The site must not own its tables: use two.",
    );
  }
  if (owner.name !== app.name) {
    throw new Refusal(
      `DATABASE_URL reaches the database ${app.name}, and DATABASE_OWNER_URL ${owner.name}. They must be the same.`,
    );
  }
  if (app.unbound || owner.held) {
    throw new Refusal(
      `The role ${app.role} of DATABASE_URL can step around row-level security. Use one that is no superuser, has no BYPASSRLS and is no member of the owner's role.`,
    );
  }
  return { appUrl, ownerUrl, appRole: app.role };
}

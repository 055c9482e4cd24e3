/*
 * What the journal keeps on this device: sealed bytes, versions and settings, by key. Never a readable word. A store that
 * is full, shut or missing (a private window) answers false or nothing; it never throws.
 */
export type Store = {
  get: (key: string) => Promise<unknown>;
  list: (prefix: string) => Promise<{ key: string; value: unknown }[]>;
  /** All or nothing, and on the disk before it answers true. */
  write: (puts: readonly (readonly [string, unknown])[], removes?: readonly string[]) => Promise<boolean>;
  /** Deletes everything of one member here, and the database itself unless another member's words wait in it. */
  forget: (memberId: string) => Promise<void>;
};

const name = "rp-journal";
const table = "kept";

function openDatabase(closed: () => void): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => {
      // Another tab signs out: let go, so that the deletion is not held up.
      request.result.onversionchange = () => {
        request.result.close();
        closed();
      };
      request.result.onclose = closed;
      done(request.result);
    };
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error("blocked"));
  });
}

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

/** The store of this browser. */
export function openStore(): Store {
  let opening: Promise<IDBDatabase> | null = null;
  const database = () => {
    // Let go once, it is opened anew for whoever comes next.
    opening ??= openDatabase(() => {
      opening = null;
    }).catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  const read = async <T>(work: (kept: IDBObjectStore) => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work((await database()).transaction(table, "readonly").objectStore(table));
    } catch {
      return otherwise;
    }
  };
  const write: Store["write"] = async (puts, removes = []) => {
    try {
      const transaction = (await database()).transaction(table, "readwrite", { durability: "strict" });
      const kept = transaction.objectStore(table);
      for (const [key, value] of puts) kept.put(value, key);
      for (const key of removes) kept.delete(key);
      await new Promise<void>((done, failed) => {
        transaction.oncomplete = () => done();
        transaction.onabort = () => failed(transaction.error);
      });
      return true;
    } catch {
      return false;
    }
  };
  return {
    get: (key) => read((kept) => settled(kept.get(key)), undefined),
    list: (prefix) =>
      read(async (kept) => {
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const [keys, values] = await Promise.all([settled(kept.getAllKeys(range)), settled(kept.getAll(range))]);
        return keys.map((key, at) => ({ key: String(key), value: values[at] as unknown }));
      }, []),
    write,
    forget: async (memberId) => {
      const keys = await read(async (kept) => (await settled(kept.getAllKeys())).map(String), []);
      const theirs = keys.filter((key) => key.includes(memberId));
      if (theirs.length < keys.length && (await write([], theirs))) return;
      (await opening?.catch(() => null))?.close();
      opening = null;
      await new Promise<void>((done) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = request.onerror = request.onblocked = () => done();
      }).catch(() => {});
    },
  };
}

export type ShortItem = { minutes: number; scale: `m-${number}`; name: string; about?: string; rest?: boolean };

/** A session drawn to scale, with names and minutes alone. */
export function ShortAgenda({ items }: { items: ShortItem[] }) {
  return (
    <ol className="short">
      {items.map(({ minutes, scale, name, about, rest }) => (
        <li key={name} className={`item ${scale}${rest ? " rest" : ""}`}>
          <div className="clock">
            <span>
              {minutes} min<span className="vh">utes</span>
            </span>
          </div>
          <div className="what">
            <h3>{name}</h3>
            {about ? <p className="hint">{about}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

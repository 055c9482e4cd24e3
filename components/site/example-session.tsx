type Stage = {
  at: string;
  minutes: number;
  scale: `m-${number}`;
  name: string;
  what: string;
  asked: string;
};

const stages: Stage[] = [
  {
    at: "10:00",
    minutes: 5,
    scale: "m-5",
    name: "Arrive and settle",
    what: "A moment to get comfortable. We check that captions are on and that everyone can take part.",
    asked: "Nothing. Camera on or off, as you like.",
  },
  {
    at: "10:05",
    minutes: 12,
    scale: "m-10",
    name: "Check in",
    what: "A word or a sentence from each person, one by one.",
    asked: "How you are arriving today. You can pass.",
  },
  {
    at: "10:17",
    minutes: 10,
    scale: "m-10",
    name: "Looking back",
    what: "Whoever brought something last time says what has happened since. Then we confirm who brings something today. It was agreed before, and they can change their mind.",
    asked: "Nothing, unless it was you, and you are willing.",
  },
  {
    at: "10:27",
    minutes: 10,
    scale: "m-10",
    name: "Telling it",
    what: "One person tells us about a dilemma, and how it feels. Nobody interrupts.",
    asked: "To listen.",
  },
  {
    at: "10:37",
    minutes: 7,
    scale: "m-5",
    name: "Questions of fact, then quiet",
    what: "Short questions to understand, with no advice dressed up as a question. Then two quiet minutes, to note what we feel and picture.",
    asked: "A question, if you have one.",
  },
  {
    at: "10:44",
    minutes: 15,
    scale: "m-15",
    name: "The group responds",
    what: "Feelings, pictures and guesses, before any solutions. The person who brought it listens, and nobody speaks to them. They can turn their camera off.",
    asked: "What it stirs up in you. You can stay quiet.",
  },
  {
    at: "10:59",
    minutes: 6,
    scale: "m-5",
    name: "The person who brought it comes back",
    what: "They say what landed and what did not. There is no need to be polite about it.",
    asked: "To listen.",
  },
  {
    at: "11:05",
    minutes: 16,
    scale: "m-15",
    name: "Thinking together",
    what: "What might it mean? Who has the power here? What is bigger than one person? Choices come last, and the last word is theirs.",
    asked: "Your thoughts, from your own experience.",
  },
  {
    at: "11:21",
    minutes: 5,
    scale: "m-5",
    name: "Learning round",
    what: "One thing each, to take away.",
    asked: "One thing. You can pass.",
  },
  {
    at: "11:26",
    minutes: 4,
    scale: "m-5",
    name: "Check out and close",
    what: "We leave the work here, and say when we next meet.",
    asked: "A word, if you like.",
  },
];

/** The standard session of 90 minutes, with what each part may ask of somebody. */
export function ExampleSession() {
  return (
    <>
      <ol className="agenda">
        {stages.map(({ at, minutes, scale, name, what, asked }) => (
          <li key={at} className={`item ${scale}`}>
            <div className="clock">
              <b>
                <time dateTime={at}>{at}</time>
              </b>
              <span>
                {minutes} min<span className="vh">utes</span>
              </span>
            </div>
            <div className="what">
              <h3>{name}</h3>
              <p>{what}</p>
              <p className="hint">
                <strong>You may be asked:</strong> {asked}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <p className="end">
        <b>11:30</b>
        <span>We finish, on time</span>
      </p>
    </>
  );
}

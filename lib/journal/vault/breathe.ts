/**
 * Lets the page draw and hear a key between two pieces of long work. By a message, not a timer: browsers make nested
 * timers wait 4 ms each, which is most of a second for a long journal.
 */
export const breathe = () =>
  new Promise<void>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });

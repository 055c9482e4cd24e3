// Notes what somebody types and ticks before the page's own script is there, for components/site/typed-early.tsx.
(() => {
  const fields = new Map();
  const note = ({ isTrusted, target }) => {
    if (isTrusted)
      fields.set(target, target.type === "checkbox" || target.type === "radio" ? target.checked : target.value);
  };
  document.addEventListener("input", note, true);
  window.typedEarly = () => {
    document.removeEventListener("input", note, true);
    return fields;
  };
})();

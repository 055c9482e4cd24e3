// Puts the reading settings kept on this device on <html> before anything is drawn.
(() => {
  const allowed = {
    theme: ["light", "dark"],
    tint: ["cream", "sky"],
    font: ["plain", "system"],
    spacing: ["roomy"],
  };
  try {
    const kept = JSON.parse(localStorage.getItem("reading") ?? "{}");
    for (const [name, values] of Object.entries(allowed)) {
      if (values.includes(kept[name])) document.documentElement.dataset[name] = kept[name];
    }
  } catch {
    // No storage, or not ours: the page is readable as it is.
  }
})();

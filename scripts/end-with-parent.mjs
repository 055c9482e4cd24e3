// Loaded before a program that would go on when whoever started it was killed: ends it then.
process.on("disconnect", () => process.exit(1));

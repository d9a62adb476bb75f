// Marg works without this script. It moves the focus to the list of errors, so that a screen reader begins there.
document.querySelector(".error-summary")?.focus();

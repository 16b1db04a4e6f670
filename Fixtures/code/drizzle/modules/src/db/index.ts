export * from "./columns.js";
export { default as code } from "./columns";
export * as tables from "./tables";

// What xUnit's lifetimes return: Task in v2, ValueTask in v3. Alone in this file, so that both share the fixtures.
global using LifetimeTask = System.Threading.Tasks.Task;

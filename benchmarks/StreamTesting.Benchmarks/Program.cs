using StreamTesting.Benchmarks;

IScenario[] scenarios = [new GenerationScenario()];

return await Dispatcher.RunAsync(scenarios, args);

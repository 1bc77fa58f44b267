using StreamTesting.Benchmarks;

IScenario[] scenarios = [new GenerationScenario(), new BrokerScenario()];

return await Dispatcher.RunAsync(scenarios, args);

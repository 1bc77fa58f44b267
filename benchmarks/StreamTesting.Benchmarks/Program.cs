using StreamTesting.Benchmarks;

IScenario[] scenarios = [new GenerationScenario(), new DedupScenario(), new BrokerScenario()];

return await Dispatcher.RunAsync(scenarios, args);

using StreamTesting.Benchmarks;

IScenario[] scenarios = [new GenerationScenario(), new DomainsScenario(), new FilesScenario(), new DedupScenario(), new BrokerScenario()];

return await Dispatcher.RunAsync(scenarios, args);

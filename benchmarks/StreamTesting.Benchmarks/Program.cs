using StreamTesting.Benchmarks;

IScenario[] scenarios = [new GenerationScenario(), new DomainsScenario(), new FilesScenario(), new DedupScenario(), new TruthScenario(), new WindowCheckScenario(), new CdcScenario(), new BrokerScenario()];

return await Dispatcher.RunAsync(scenarios, args);

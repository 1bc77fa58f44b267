using StreamTesting.Benchmarks;

IScenario[] scenarios = [new GenerationScenario(), new DomainsScenario(), new FilesScenario(), new DedupScenario(), new TruthScenario(), new WindowCheckScenario(), new CdcScenario(), new BrokerScenario()];

if (args is [ServedBroker.Argument, ..])
{
    return await ServedBroker.ServeAsync(args[1..]);
}

return await Dispatcher.RunAsync(scenarios, args);

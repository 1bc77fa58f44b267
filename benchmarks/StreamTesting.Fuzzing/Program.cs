using StreamTesting.EmbeddedKafka.Tests.Safety;
using StreamTesting.Fuzzing;

FuzzOptions options;
try
{
    options = FuzzOptions.Parse(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine($"error: {wrong.Message} {FuzzOptions.Usage}");
    return 2;
}

if (options.Replay is { } file)
{
    try
    {
        var (name, failed) = FailureFile.Read(file);
        using var layer = Layer(name);
        Console.WriteLine($"{failed.Target}, {failed.Bytes.Length} bytes: {layer.Try(failed)}");
        layer.Check();
        return 0;
    }
    catch (Exception wrong) when (wrong is IOException or FormatException)
    {
        Console.Error.WriteLine($"error: no case can be had from {file}: {wrong.Message}");
        return 2;
    }
    catch (FuzzFailureException failure)
    {
        Console.WriteLine($"FAILED {failure}");
        return 1;
    }
}

var allHeld = true;
foreach (var name in options.Layers)
{
    using var layer = Layer(name);
    allHeld &= new FuzzSession(layer, options).Go();
}

return allHeld ? 0 : 1;

IFuzzLayer Layer(string name) => name switch
{
    "messages" => new MessageLayer(options.Seed),
    "records" => new RecordLayer(options.Seed),
    "broker" => new BrokerLayer(options.Seed),
    _ => throw new FormatException(name),
};

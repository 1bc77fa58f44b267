using System.CommandLine;
using StreamTesting.Domains;

namespace StreamTesting.Cli;

/// <summary>A mixed batch of store events by weights (S-32, S-45, S-99).</summary>
internal sealed class MixedOptions
{
    private readonly Option<long?> _count = Opt.Whole("--mixed", "So many events of each type as the weights say instead of days, each right by itself; the document's example has 100.", null, 0);
    private readonly Option<string[]> _weights = Opt.Many("--weight", "TYPE=N", "The weight of a type in a mixed batch, those not named have none; the document's by default.");
    private readonly Option<long?> _burst = Opt.Whole("--burst-events", "How many events a burst of a mixed batch has.", 100, 1, 1_000_000_000);
    private readonly Option<bool> _patterned = Opt.Flag("--patterned", "Each event of a mixed batch happens only as its type is likely at its time.");

    public IEnumerable<Option> All => [_count, _weights, _burst, _patterned];

    public long? Count(ParseResult result) => result.GetValue(_count);

    public void RefuseAlone(ParseResult result)
    {
        if (new Option[] { _weights, _burst, _patterned }.FirstOrDefault(result.IsGiven) is { } option)
        {
            throw CliException.Usage($"{option.Name} is about a mixed batch; give --mixed N as well.");
        }
    }

    public StoreMix Apply(ParseResult result, StoreMix mix) => mix with { Burst = (int)result.GetValue(_burst)!.Value, Patterned = result.GetValue(_patterned) };

    public StoreWeights? Weights(ParseResult result)
    {
        if (!result.IsGiven(_weights))
        {
            return null;
        }

        var weights = StoreWeights.None with { };
        var types = typeof(StoreWeights).GetProperties().Where(property => property.PropertyType == typeof(double)).ToList();
        foreach (var (type, value) in Pairs.All("--weight", result.GetValue(_weights)))
        {
            var property = types.FirstOrDefault(property => NameOf(property.Name) == type)
                ?? throw CliException.Usage($"--weight {type}={value}: there is no type '{type}'; there are {string.Join(", ", types.Select(known => NameOf(known.Name)))}.");
            property.SetValue(weights, Opt.Number(value) is >= 0 and var weight ? weight : throw CliException.Usage($"The weight of --weight {type}={value} is '{value}'; it must be a number from 0."));
        }

        return weights;
    }

    private static string NameOf(string property) => Kebab.Of(property).Replace('-', '_');
}

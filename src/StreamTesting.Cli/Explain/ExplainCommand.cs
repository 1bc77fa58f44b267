using System.CommandLine;
using System.Globalization;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary><c>explain</c>: what is true of one event or arrival, in words with the numbers.</summary>
internal static class ExplainCommand
{
    public static Command Make(CliConsole console)
    {
        var what = new Argument<string>("EVENT") { Description = "An event's id, or the position of an arrival (a number)." };
        var truth = Opt.Text("--truth", "FILE", "The truth file of the stream.");
        var plan = Opt.Text("--plan", "FILE", "The plan of the stream, with --seed.");
        var seed = new SeedOption();
        var partitions = Opt.Whole("--partitions", "Over how many partitions the stream was injected; those of the plan by default.", null, 1, 10_000);
        var command = new Command("explain", "Says why an event is late, a duplicate or out of order.") { what, truth, plan, seed.Option, partitions };
        command.SetAction(result =>
        {
            result.RefuseWithout(plan, partitions);
            var arrivals = result.GetValue(truth) is { } file
                ? TruthFile.ReadLines(file).OfType<TruthArrival>()
                : TruthArrival.Of(Stream(result.GetValue(plan), result, seed, (int?)result.GetValue(partitions)));
            var found = Find(arrivals, result.GetValue(what)!);
            console.Write(string.Concat(found.Select(arrival => Explanation.Of(arrival, found))));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static EventStream Stream(string? plan, ParseResult result, SeedOption seed, int? partitions)
    {
        if (plan is null || !result.IsGiven(seed.Option))
        {
            throw CliException.Usage("explain needs the stream: --truth FILE, or --plan FILE and --seed SEED.");
        }

        var stream = PlanOptions.Read(plan).Generate(seed.Of(result));
        return partitions is { } count ? stream.Over(count) : stream;
    }

    /// <summary>All arrivals of the event that is meant. An id that is a number is taken for a position where there is none with that id.</summary>
    private static List<TruthArrival> Find(IEnumerable<TruthArrival> arrivals, string what)
    {
        var byId = new List<TruthArrival>();
        TruthArrival? at = null;
        long count = 0;
        var isNumber = long.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var position);
        foreach (var arrival in arrivals)
        {
            count++;
            if (arrival.EventId == what)
            {
                byId.Add(arrival);
            }

            at = isNumber && arrival.Position == position ? arrival : at;
        }

        return byId.Count > 0 ? byId
            : at is not null ? [at]
            : throw CliException.Usage(string.Create(CultureInfo.InvariantCulture, $"The stream has no event with the id '{what}'{(isNumber ? $" and no arrival at position {what}" : "")}; it has {count} arrivals."));
    }
}

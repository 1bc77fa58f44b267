using System.CommandLine;
using System.Globalization;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary><c>explain</c>: what is true of one event, arrival or key, in words with the numbers.</summary>
internal static class ExplainCommand
{
    public static Command Make(CliConsole console)
    {
        var what = new Argument<string?>("EVENT") { Description = "An event's id, or the position of an arrival (a number); none with --key.", Arity = ArgumentArity.ZeroOrOne };
        var key = Opt.Text("--key", "KEY", "A key, for its history: of a table as in id=17 (or 17), of a stream of other events as it stands.");
        var source = new TableSourceOptions();
        var command = new Command("explain", "Says why an event is late, a duplicate or out of order; or tells the history of a key.") { what, key };
        source.All.ToList().ForEach(command.Add);
        command.SetAction((result, cancellationToken) => Task.Run(
            () =>
            {
                console.Write((result.GetValue(what), result.GetValue(key)) switch
                {
                    ({ } one, null) => Event(one, source.Arrivals(result, cancellationToken)),
                    (null, { } one) => source.Find(result, cancellationToken) is { } known ? KeyHistory.Of(known, one) : EntityHistory.Of(source.Stream(result, cancellationToken), one),
                    _ => throw CliException.Usage("explain takes an event's id or a position, or --key KEY."),
                });
                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }

    private static string Event(string what, IEnumerable<TruthArrival> arrivals)
    {
        var found = Find(arrivals, what);
        return string.Concat(found.Select(arrival => Explanation.Of(arrival, found)));
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

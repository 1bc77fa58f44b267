using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>Which members of a JSON-lines file say what.</summary>
internal sealed class StreamFields
{
    private readonly Option<string?> _id = Opt.Text("--id-field", "PATH", "The event's id.", "event_id");
    private readonly Option<string?> _type = Opt.Text("--type-field", "PATH", "The kind of event.", "event_type");
    private readonly Option<string?> _key = Opt.Text("--key-field", "PATH", "The key of its entity, for example payload.order_id; none by default.");
    private readonly Option<string?> _eventTime = Opt.Text("--event-time-field", "PATH", "When it happened.", "event_time");
    private readonly Option<string?> _arrivalTime = Opt.Text("--arrival-time-field", "PATH", "When it arrived; left out where no line has it.", "ingest_time");

    public IEnumerable<Option> All => [_id, _type, _key, _eventTime, _arrivalTime];

    public (string Id, string Type, string? Key, string EventTime, string ArrivalTime) Of(ParseResult result) =>
        (result.GetValue(_id)!, result.GetValue(_type)!, result.GetValue(_key), result.GetValue(_eventTime)!, result.GetValue(_arrivalTime)!);
}

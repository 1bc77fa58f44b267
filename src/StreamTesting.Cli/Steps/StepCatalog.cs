using System.Reflection;
using System.Text.Json.Serialization;

namespace StreamTesting.Cli;

/// <summary>All kinds of steps that a plan can have, with what each does and an example.</summary>
internal static class StepCatalog
{
    private static readonly Dictionary<string, (string Does, string Example)> Words = new()
    {
        ["late"] = ("First arrivals come at-least to up-to after they happened.", "late rate=0.05 up-to=2h"),
        ["late-by-days"] = ("First arrivals come 1 to max-days days later.", "late-by-days rate=0.06 max-days=3"),
        ["duplicated"] = ("Events are sent twice.", "duplicated rate=0.02 as=retry at-least=100ms within=500ms"),
        ["out-of-order-in-entity"] = ("Arrivals are held until a newer event of their key has passed.", "out-of-order-in-entity rate=0.12"),
        ["out-of-order"] = ("Arrivals are held until newer events of their partition have passed.", "out-of-order rate=0.1 up-to=1h"),
        ["redelivered"] = ("The last arrivals come again in their order, with their bytes.", "redelivered length=50 times=2"),
        ["offline"] = ("Entities are cut off; what one says meanwhile comes at once and in order when it is back.", "offline rate=0.1 up-to=2h"),
        ["bursting"] = ("All that arrives in a stretch of time comes at once at its end.", "bursting lasting=10m times=3"),
        ["skewed"] = ("Entities go to one partition of their topic, whatever their keys.", "skewed rate=0.5 partition=0"),
        ["idle"] = ("A partition gets nothing and its keys go to the others; or, from a time on, its arrivals stop for a while and come at once.", "idle partition=1 from=1h lasting=30m"),
        ["lagging"] = ("What would arrive in a partition comes later, in order.", "lagging partition=2 by=10m"),
        ["evolved"] = ("Events have a new version of the schema.", "evolved renamed=payload.user_id:customer_id rate=0.3 of=order_created"),
        ["faulty"] = ("A field of events is wrong, in an otherwise good payload.", "faulty swapped=payload.old_amount:payload.new_amount rate=0.01"),
        ["partial-updates"] = ("Updates leave out, of the object at a path, the fields that have not changed.", "partial-updates rate=0.2 at=payload.after keep=guest_id"),
        ["duplicate-rows"] = ("Business rows are entered twice, under an event id of their own.", "duplicate-rows rate=0.005"),
        ["poisoned"] = ("The bytes are broken, so that nobody can read the event.", "poisoned rate=0.01 kinds=cut-short,not-utf8"),
        ["barriers"] = ("Nothing behind a barrier is injected until the consumer has committed all before it.", "barriers every=100"),
        ["at-edges"] = ("Events come at the very millisecond where an engine's rules change, one before it, and one after it.", "at-edges rate=0.2 size=1m bound=5s lateness=10s"),
        ["resent"] = ("The source sends its last records again, after a crash, its transactions numbered anew.", "resent length=200 times=2"),
        ["duplicated-in-transaction"] = ("Records are written twice within their transaction.", "duplicated-in-transaction rate=0.05 most-apart=3"),
        ["key-changes-reversed"] = ("Rows arrive under their new key before they are deleted under the old one, over partitions.", "key-changes-reversed rate=0.5"),
        ["updated-after-delete"] = ("The last change of a row arrives after its delete.", "updated-after-delete rate=0.2"),
        ["snapshot-again"] = ("Rows of the snapshot come again in mid-stream, as they were.", "snapshot-again length=1000 at=0.5"),
        ["compacted"] = ("Of the first records only the last of each key is there, as after log compaction.", "compacted length=1000 keeps-tombstones=true"),
        ["disturbed"] = ("Something happens to the broker, the producer or the consumer at arrivals that the seed decides.", "disturbed by=lost-acknowledgement times=3"),
        ["flushed"] = ("The stream ends with a marker far ahead in each partition, which closes windows.", "flushed by=7d after-barrier=true"),
    };

    public static IReadOnlyList<StepKind> Kinds { get; } =
        [.. typeof(DisorderStep).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => new StepKind((string)kind.TypeDiscriminator!, kind.DerivedType))];

    public static string Names => string.Join(", ", Kinds.Select(kind => kind.Name));

    /// <summary>A kind with its settings, those in brackets optional, what it does, and an example.</summary>
    public static string Text(StepKind kind)
    {
        var (does, example) = Words.GetValueOrDefault(kind.Name, ("", kind.Name));
        var what = kind.What is null ? "" : kind.What.Type == typeof(PayloadFault) ? $" FAULT\n    FAULT: {FieldWords.OfFaults}\n   " : $" CHANGE\n    CHANGE: {FieldWords.OfChanges}\n   ";
        var more = kind.What is null ? "" : kind.What.Type == typeof(PayloadFault) ? " [name=NAME] [of=NAME,...]" : " [has-default=true|false]";
        return $"{kind.Name}{what} {string.Join(' ', kind.Settings.Select(setting => setting.IsNeeded ? setting.Form : $"[{setting.Form}]"))}{more}\n    {does}\n    --step '{example}'";
    }

    public static IEnumerable<string> Examples => Words.Values.Select(words => words.Example);
}

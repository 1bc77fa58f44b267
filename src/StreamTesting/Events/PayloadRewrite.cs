using System.Buffers;

namespace StreamTesting;

/// <summary>What is done to the bytes of an arrival when they are written, and how that is labelled. Immutable and shared by arrivals.</summary>
internal sealed class PayloadRewrite(PayloadLabel label, FieldEdit[] edits, Poison? poison = null, bool reseals = true)
{
    public const Causes AllCauses = Causes.Evolved | Causes.Faulty | Causes.PartialUpdate | Causes.Poisoned | Causes.DuplicateRow;

    public PayloadLabel Label { get; } = label;

    public Causes Causes { get; } =
        (label.Changes.Length > 0 || label.NewVersions.Length > 0 ? Causes.Evolved : Causes.None)
        | (label.Faults.Length > 0 ? Causes.Faulty : Causes.None)
        | (label.LeftOut.Length > 0 ? Causes.PartialUpdate : Causes.None)
        | (label.IsPoisoned ? Causes.Poisoned : Causes.None)
        | (label.SameRowAs is not null ? Causes.DuplicateRow : Causes.None);

    public void Write(Arrival arrival, IArrivalFormat format, IBufferWriter<byte> output)
    {
        using var json = new JsonBytes();
        format.Write(arrival, json);
        foreach (var edit in edits)
        {
            edit.TryApply(json);
        }

        if (edits.Length > 0 && reseals)
        {
            Reseal(json, format);
        }

        poison?.Apply(json);
        output.Write(json.Written);
    }

    /// <summary>The same payload in other bytes.</summary>
    public PayloadRewrite With(Poison? other) => new(Label.With(other?.Kind ?? PoisonKinds.None, Label.SameRowAs), edits, other, reseals);

    /// <summary>The same payload, whole, as another business row.</summary>
    public PayloadRewrite AsRowOf(string id) => new(Label.With(PoisonKinds.None, id), edits, null, reseals);

    private static void Reseal(JsonBytes json, IArrivalFormat format)
    {
        using var resealed = new JsonBytes();
        if (format.TryReseal(json.Written, resealed))
        {
            json.Set(resealed.Written);
        }
    }
}

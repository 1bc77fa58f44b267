using System.Numerics;
using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Breaks the bytes of arrivals, so that nobody can read the event in them. A first arrival, a retry and a conflicting copy are each drawn for
/// themselves, because each was written for itself; an exact copy and a redelivery have the bytes they repeat. Events without a value stay as they are.
/// </summary>
/// <param name="Rate">The share of the events whose first arrival is broken; of retries and conflicting copies about as many.</param>
/// <param name="Kinds">In which ways, each as likely; all but huge by default.</param>
public sealed record Poisoned(double Rate, PoisonKinds Kinds = PoisonKinds.Common) : PayloadStep(Rate)
{
    /// <summary>How large a huge value is; from 1,000 to 1,000,000,000 bytes, 900,000 by default: just what Kafka takes with its default limits.</summary>
    public int HugeBytes { get; init; } = 900_000;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"bytes poisoned ({string.Join(", ", Each().Select(PayloadLabel.WordsOf))}), {RateText}";

    internal override string Kind => "poisoned";

    internal override NameList Types => NameList.Empty;

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        base.Validate(domain);
        if (Kinds == PoisonKinds.None || (Kinds & ~PoisonKinds.All) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Kinds), Kinds, $"The kinds of 'poisoned' (kinds) are {Kinds}; name at least one of {PoisonKinds.Common}, {PoisonKinds.Huge}.");
        }

        Guard.Between(HugeBytes, 1_000, 1_000_000_000, nameof(HugeBytes), "The size of a huge value of 'poisoned' (hugeBytes)");
    }

    internal override PayloadDraw Draw(Seed seed, Domain domain) => new PoisonDraw(this, seed);

    internal Poison Make(RandomSource random)
    {
        var number = (int)random.NextBelow(BitOperations.PopCount((uint)Kinds));
        return new Poison(Each().ElementAt(number), random, HugeBytes);
    }

    private IEnumerable<PoisonKinds> Each()
    {
        for (var kind = 1; kind <= (int)PoisonKinds.All; kind <<= 1)
        {
            if (((int)Kinds & kind) != 0)
            {
                yield return (PoisonKinds)kind;
            }
        }
    }
}

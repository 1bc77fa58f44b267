using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Makes a field of events wrong, as it was wrong when they were written: their exact copies and retries have the fault as well, conflicting copies
/// have not.
/// </summary>
/// <param name="Rate">The share of those events that can have the fault: of its types, with the field, and for which the fault makes a difference.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record Faulty(double Rate, PayloadFault Fault) : PayloadStep(Rate)
{
    /// <summary>
    /// Whether the field became wrong on its way, so that a checksum in the bytes does not fit the payload; false, the default, where it was wrong when it
    /// was written, and a checksum fits. It matters for formats that have one (orders).
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BreaksChecksum { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"{Fault}{(Fault.Of.IsEmpty ? "" : $" of {Fault.Of}")}{(BreaksChecksum ? " after the checksum" : "")}, {RateText}";

    internal override string Kind => "faulty";

    internal override NameList Types => Fault.Of;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The domain is not JSON, has no event of those types, or none with such a field; the message has the fields there are.</exception>
    public override void Validate(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(Fault);
        base.Validate(domain);
        FieldSample.Check(domain, Types, Fault.ToEdit(), $"have the fault '{Fault.What}'", nameof(Fault));
    }

    internal override PayloadDraw Draw(Seed seed, Domain domain) => new FaultDraw(this, seed);

    private sealed class FaultDraw(Faulty step, Seed seed) : PayloadDraw(step, seed)
    {
        private readonly FieldEdit _edit = step.Fault.ToEdit();

        public override int Turn => 1;

        protected override bool CanChange(StreamEvent happened, EventBytes bytes) => bytes.CanApply(happened, _edit);

        protected override void Take(StreamEvent happened, bool chosen, PayloadDrawing into)
        {
            if (chosen)
            {
                into.Add(_edit, step.Fault, step.BreaksChecksum);
            }
        }
    }
}

namespace StreamTesting;

/// <content>Steps that change payloads and bytes.</content>
public sealed partial class StreamPlan
{
    /// <summary>Gives events a new version of the schema that changes one field: see <see cref="StreamTesting.Evolved"/>.</summary>
    /// <param name="change">What it changes.</param>
    /// <param name="rate">The share of the events that are of the new version, from 0 to 1; all by default.</param>
    /// <param name="from">The event time from which there is the new version; always by default.</param>
    /// <param name="of">Which types of events change; null, the default, for all that the change applies to.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentException">A setting is impossible, the domain is not JSON, or no event has such a field; the message has those there are.</exception>
    public StreamPlan Evolved(FieldChange change, double rate = 1, DateTimeOffset? from = null, NameList? of = null, Choosing choosing = Choosing.Exactly) =>
        Evolved([change], rate, from, of, choosing);

    /// <summary>Gives events a new version of the schema: see <see cref="StreamTesting.Evolved"/>.</summary>
    /// <param name="changes">What it changes; at least one field.</param>
    /// <param name="rate">The share of the events that are of the new version, from 0 to 1; all by default.</param>
    /// <param name="from">The event time from which there is the new version; always by default.</param>
    /// <param name="of">Which types of events change; null, the default, for all that the changes apply to.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentException">A setting is impossible, the domain is not JSON, or no event has such a field; the message has those there are.</exception>
    public StreamPlan Evolved(
        IReadOnlyList<FieldChange> changes, double rate = 1, DateTimeOffset? from = null, NameList? of = null, Choosing choosing = Choosing.Exactly) =>
        With(new Evolved(changes, rate) { From = from, Of = of ?? NameList.Empty, Choosing = choosing });

    /// <summary>Makes a field of events wrong: see <see cref="StreamTesting.Faulty"/>.</summary>
    /// <param name="rate">The share of those events that can have the fault, from 0 to 1.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentException">A setting is impossible, the domain is not JSON, or no event can have the fault; the message has the fields there are.</exception>
    public StreamPlan Faulty(double rate, PayloadFault fault, Choosing choosing = Choosing.Exactly) => With(new Faulty(rate, fault) { Choosing = choosing });

    /// <summary>Makes a field of events wrong, in a way that the domain has a name for (<see cref="Domain.Faults"/>).</summary>
    /// <param name="rate">The share of those events that can have the fault, from 0 to 1.</param>
    /// <param name="fault">The fault's name.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentException">The domain has no such fault; the message has those there are. Or a setting is impossible.</exception>
    public StreamPlan Faulty(double rate, string fault, Choosing choosing = Choosing.Exactly)
    {
        var known = Domain.Faults.FirstOrDefault(known => known.Name == fault);
        if (known is null)
        {
            var names = Domain.Faults.Count == 0 ? "none by name" : string.Join(", ", Domain.Faults.Select(other => other.Name));
            throw new ArgumentException(
                $"The domain '{Domain.Name}' has no fault '{fault}'; it has {names}. Any other is made by PayloadFault, for example PayloadFault.Missing(\"payload.amount\").",
                nameof(fault));
        }

        return Faulty(rate, known, choosing);
    }

    /// <summary>Makes updates partial: see <see cref="StreamTesting.PartialUpdates"/>.</summary>
    /// <param name="rate">The share of the updates that leave unchanged fields out, from 0 to 1.</param>
    /// <param name="at">The path of the object whose fields are left out; empty, the default, for the whole value.</param>
    /// <param name="keep">The fields of that object that are never left out, by name; none by default.</param>
    /// <param name="of">Which types of events are partial; null, the default, for all updates.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentException">A setting is impossible, the domain is not JSON, or no update has an unchanged field there.</exception>
    public StreamPlan PartialUpdates(double rate, string at = "", NameList? keep = null, NameList? of = null, Choosing choosing = Choosing.Exactly) =>
        With(new PartialUpdates(rate, at) { Keep = keep ?? NameList.Empty, Of = of ?? NameList.Empty, Choosing = choosing });

    /// <summary>Enters business rows twice, under another event id: see <see cref="StreamTesting.DuplicateRows"/>.</summary>
    /// <param name="rate">The share of the events, from 0 to 1.</param>
    /// <param name="within">How long after the original the row arrives, at the most; one minute by default.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentException">A setting is impossible, or the domain is not JSON or writes no event id.</exception>
    public StreamPlan DuplicateRows(double rate, TimeSpan? within = null, Choosing choosing = Choosing.Exactly) =>
        With(new DuplicateRows(rate) { Within = within ?? TimeSpan.FromMinutes(1), Choosing = choosing });

    /// <summary>Breaks the bytes of arrivals: see <see cref="StreamTesting.Poisoned"/>.</summary>
    /// <param name="rate">The share of the events whose first arrival is broken, from 0 to 1.</param>
    /// <param name="kinds">In which ways, each as likely; all but huge by default.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentException">A setting is impossible, or the domain is not JSON.</exception>
    public StreamPlan Poisoned(double rate, PoisonKinds kinds = PoisonKinds.Common, Choosing choosing = Choosing.Exactly) =>
        With(new Poisoned(rate, kinds) { Choosing = choosing });
}

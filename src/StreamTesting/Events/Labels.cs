using System.Globalization;

namespace StreamTesting;

/// <summary>What is known of one arrival, by written definitions that look at nothing but the arrivals.</summary>
/// <param name="Delay">Arrival time less event time; never below zero. Whether that is late depends on a definition.</param>
/// <param name="OutOfOrderBy">
/// The lag: the greatest event time that arrived before it in its partition less its own event time, or zero where none was greater.
/// </param>
/// <param name="Displacement">
/// How many arrivals with a greater event time came before it in its partition, counted exactly up to <see cref="DisplacementLimit"/> - 1;
/// the limit means that many or more.
/// </param>
/// <param name="OutOfOrderInEntityBy">The lag within the entity: as <paramref name="OutOfOrderBy"/>, over the arrivals of the same key.</param>
/// <param name="Duplicate">What it is to the first arrival of its id.</param>
/// <param name="FirstPosition">The position of the first arrival of its id; its own where it is no duplicate.</param>
public readonly record struct Labels(
    TimeSpan Delay,
    TimeSpan OutOfOrderBy,
    int Displacement,
    TimeSpan OutOfOrderInEntityBy,
    DuplicateKind Duplicate,
    long FirstPosition)
{
    /// <summary>What steps did to its payload or its bytes; null where they are as the domain wrote them.</summary>
    public PayloadLabel? Payload { get; init; }

    /// <summary>The names of the faults that its event itself has (<see cref="StreamEvent.Faults"/>); null where it has none.</summary>
    public NameList? Faults { get; init; }

    /// <summary>Whether its bytes are broken, so that nobody can read its event from them.</summary>
    public bool IsPoisoned => Payload is { IsPoisoned: true };

    /// <summary>Displacements are counted exactly below this number.</summary>
    public const int DisplacementLimit = 1024;

    /// <summary>Its event time lies below the greatest event time that arrived before it in its partition.</summary>
    public bool IsOutOfOrder => OutOfOrderBy > TimeSpan.Zero;

    /// <summary>Its event time lies below the greatest event time of its own entity that arrived before it.</summary>
    public bool IsOutOfOrderInEntity => OutOfOrderInEntityBy > TimeSpan.Zero;

    /// <summary>Its event's id arrived before.</summary>
    public bool IsDuplicate => Duplicate != DuplicateKind.None;

    /// <summary>Late by threshold: arrival time less event time is at least that.</summary>
    /// <param name="threshold">The threshold; above zero.</param>
    /// <returns>Whether the arrival is late by this definition.</returns>
    public bool IsLate(TimeSpan threshold) => Delay >= threshold;

    /// <inheritdoc/>
    public override string ToString()
    {
        var parts = new List<string>();
        if (IsDuplicate)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Duplicate.ToString().ToLowerInvariant()} duplicate of position {FirstPosition}"));
        }

        if (IsOutOfOrder)
        {
            var more = Displacement >= DisplacementLimit ? " or more" : "";
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"out of order by {OutOfOrderBy} behind {Displacement}{more}"));
        }

        if (IsOutOfOrderInEntity)
        {
            parts.Add($"out of order within its entity by {OutOfOrderInEntityBy}");
        }

        if (Faults is not null)
        {
            parts.Add($"fault {Faults}");
        }

        if (Payload is not null)
        {
            parts.Add(Payload.ToString());
        }

        parts.Add($"arrived {Delay} after it happened");
        return string.Join(", ", parts);
    }
}

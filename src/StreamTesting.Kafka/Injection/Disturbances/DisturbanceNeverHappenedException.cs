namespace StreamTesting.Kafka;

/// <summary>Something that was to disturb a run (<see cref="Disturbance"/>) has never happened. The message says what, at which arrival, and why.</summary>
public sealed class DisturbanceNeverHappenedException : Exception
{
    internal DisturbanceNeverHappenedException(string message)
        : base(message)
    {
    }
}

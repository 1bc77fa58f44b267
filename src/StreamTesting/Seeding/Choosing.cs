namespace StreamTesting;

/// <summary>How a rate becomes a choice of elements.</summary>
public enum Choosing
{
    /// <summary>Round(rate x count) elements, halves away from zero, chosen without replacement: the measured rate is the asked one.</summary>
    Exactly,

    /// <summary>Each element for itself with the rate as its probability: the measured rate varies from seed to seed as a binomial does.</summary>
    ByCoin,
}

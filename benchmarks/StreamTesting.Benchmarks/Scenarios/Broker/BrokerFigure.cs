namespace StreamTesting.Benchmarks;

/// <summary>One figure of the broker beside what it should be.</summary>
internal sealed record BrokerFigure(string Name, string Measured, string Aim);

namespace StreamTesting.Injection;

/// <summary>A row of a truth file's summary: what a step of the plan asked for beside what is there. <see cref="SummaryRow"/> in a file.</summary>
/// <param name="Name">What is counted, for example <c>late by day</c>.</param>
/// <param name="Asked">What the plan asked for, in words and numbers.</param>
/// <param name="AskedCount">How many were asked for; null where no exact number was.</param>
/// <param name="Measured">How many there are of those that the step touched; null where that is not counted.</param>
/// <param name="All">How many there are in all by the same definition, whatever the cause; null where that is not counted.</param>
/// <param name="Of">How many there could be.</param>
public sealed record TruthRow(string Name, string Asked, long? AskedCount, long? Measured, long? All, long Of);

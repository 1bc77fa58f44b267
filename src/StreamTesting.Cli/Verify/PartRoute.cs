namespace StreamTesting.Cli;

/// <summary>Where an output belongs that no id of an event tells of.</summary>
/// <param name="Part">The part; null where the stream does not know of it.</param>
/// <param name="What">What it is of, for messages.</param>
internal readonly record struct PartRoute(int? Part, string What);

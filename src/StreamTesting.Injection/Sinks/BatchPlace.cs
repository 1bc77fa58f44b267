namespace StreamTesting.Injection;

/// <summary>Where the arrivals of a batch lie.</summary>
internal enum BatchPlace
{
    Within,
    Before,
    After,
}

namespace StreamTesting.Tests;

/// <summary>A test over all recorded captures: skipped, with the reason, where they do not lie beside the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllCapturesFactAttribute : FactAttribute
{
    public AllCapturesFactAttribute()
    {
        if (RecordedCaptures.AllFolder(out var reason) is null)
        {
            Skip = reason;
        }
    }
}

namespace StreamTesting;

/// <summary>A text is not a plan, or a plan with impossible settings. The message says where and why.</summary>
public sealed class PlanFormatException : FormatException
{
    internal PlanFormatException(string message, Exception? inner = null)
        : base($"The JSON is not a plan: {message}", inner)
    {
    }
}

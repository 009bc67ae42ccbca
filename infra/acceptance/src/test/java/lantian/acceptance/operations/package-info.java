/** What an operator is promised: metrics, dashboards, logs. On the running stack. */
@org.jspecify.annotations.NullMarked
package lantian.acceptance.operations;
